WITH asked AS (
    -- Where answers come from is known once a form is back, or is known not to come.
    SELECT
        forms.project_code,
        count(questionnaires.project_code) FILTER (WHERE questionnaires.return_status != 'sent') > 0
            AS is_settled
    FROM recorded_questionnaires AS forms
    LEFT JOIN questionnaires
        ON questionnaires.project_code = forms.project_code
        AND questionnaires.questionnaire = forms.questionnaire
    GROUP BY forms.project_code
)

SELECT
    projects.* REPLACE (
        known_projects.end_date AS end_date,
        CASE
            WHEN known_projects.has_reported THEN projects.project_status
            WHEN known_projects.end_date < as_of_day.day THEN 'completed'
            WHEN known_projects.end_date >= as_of_day.day THEN 'active'
        END AS project_status,
        CASE
            WHEN coalesce(evaluated.is_known, known_projects.has_reported)
                THEN projects.expost_evaluated
            WHEN evaluated.was_to_come THEN FALSE
        END AS expost_evaluated,
        CASE
            WHEN coalesce(evaluated.is_known, known_projects.has_reported)
                THEN projects.impact_rating
            WHEN evaluated.was_to_come THEN evaluated.rating_before
        END AS impact_rating,
        CASE WHEN known_projects.has_reported THEN projects.outcome_status END AS outcome_status,
        CASE
            WHEN known_projects.has_reported THEN projects.beneficiary_reach
        END AS beneficiary_reach,
        CASE
            WHEN known_projects.has_reported AND coalesce(asked.is_settled, TRUE)
                THEN projects.questionnaire_source
        END AS questionnaire_source
    )
FROM recorded_projects AS projects
JOIN known_projects ON known_projects.project_code = projects.project_code
LEFT JOIN known_ratings AS evaluated ON evaluated.project_code = projects.project_code
LEFT JOIN asked ON asked.project_code = projects.project_code
CROSS JOIN as_of_day
