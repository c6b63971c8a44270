-- One row per project that an ex-post evaluation names (the type is in the words of its source,
-- as in the model evaluation_register): whether a report of one was there on the day. Before it a project that had reported is like any other without an evaluation; it
-- is rated so only where the records rate such projects so, or the rating would tell which
-- of them was evaluated later.
WITH evaluated AS (
    SELECT
        recorded_evaluation_projects.project_code,
        count(known_evaluations.evaluation_id) > 0 AS is_known
    FROM recorded_evaluation_projects
    JOIN recorded_evaluations
        ON recorded_evaluations.evaluation_id = recorded_evaluation_projects.evaluation_id
        AND regexp_matches(lower(recorded_evaluations.evaluation_type), '^ex[- ]?post')
    LEFT JOIN known_evaluations
        ON known_evaluations.evaluation_id = recorded_evaluation_projects.evaluation_id
    GROUP BY recorded_evaluation_projects.project_code
),

unevaluated AS (
    SELECT max(impact_rating) AS impact_rating
    FROM recorded_projects
    WHERE impact_rating = 'not_evaluated'
)

SELECT
    evaluated.project_code,
    evaluated.is_known,
    known_projects.has_reported AND NOT evaluated.is_known AS was_to_come,
    unevaluated.impact_rating AS rating_before
FROM evaluated
JOIN known_projects ON known_projects.project_code = evaluated.project_code
CROSS JOIN unevaluated
