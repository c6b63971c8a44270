-- Rows of known projects. What only a final report or a review says is not known before it, and
-- what requests may have changed since is told by the records of the day.
SELECT said.*
FROM recorded_attribute_sources AS said
LEFT JOIN known_projects ON known_projects.project_code = said.entity_id
WHERE
    said.entity != 'projects'
    OR known_projects.has_reported
    OR (
        known_projects.project_code IS NOT NULL
        AND said.attribute NOT IN (
            'outcome_status', 'beneficiary_reach', 'questionnaire_source', 'impact_rating',
            'challenge', 'rights_method', 'gender_method', 'sustaining_action', 'project_status',
            'expost_evaluated', 'end_date', 'nce_months', 'duration_months', 'revision_type'
        )
    )
