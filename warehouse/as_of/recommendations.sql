-- How far a recommendation was carried out is recorded without a date: it holds from the
-- last day on record, and is not known for a day before.
SELECT
    recommendations.* REPLACE (
        CASE
            WHEN as_of_day.day >= observed.recorded_until OR observed.recorded_until IS NULL
                THEN recommendations.recommendation_state
        END AS recommendation_state
    )
FROM recorded_recommendations AS recommendations
JOIN known_evaluations ON known_evaluations.evaluation_id = recommendations.evaluation_id
CROSS JOIN as_of_day
CROSS JOIN recorded_observation_days AS observed
