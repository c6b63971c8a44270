SELECT recorded_lessons.*
FROM recorded_lessons
JOIN known_evaluations ON known_evaluations.evaluation_id = recorded_lessons.evaluation_id
