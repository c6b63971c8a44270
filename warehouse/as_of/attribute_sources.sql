-- Rows of known projects. What only a final report or a review says is not known before it, and
-- what requests may have changed since is told by the records of the day. Of a project whose
-- evaluation was to come, what projects.sql concludes for the day is said to be inferred.
SELECT said.*
FROM recorded_attribute_sources AS said
LEFT JOIN known_projects ON known_projects.project_code = said.entity_id
LEFT JOIN known_ratings ON known_ratings.project_code = said.entity_id
WHERE
    said.entity != 'projects'
    OR (
        known_projects.has_reported
        AND NOT (
            coalesce(known_ratings.was_to_come, FALSE)
            AND said.attribute IN ('expost_evaluated', 'impact_rating')
        )
    )
    OR (
        known_projects.project_code IS NOT NULL
        AND said.attribute NOT IN (
            'outcome_status', 'beneficiary_reach', 'questionnaire_source', 'impact_rating',
            'challenge', 'rights_method', 'gender_method', 'sustaining_action', 'project_status',
            'expost_evaluated', 'end_date', 'nce_months', 'duration_months', 'revision_type'
        )
    )
UNION ALL BY NAME
SELECT
    'projects' AS entity,
    known_ratings.project_code AS entity_id,
    concluded.attribute,
    concluded.value_text,
    'inferred' AS how_known,
    'No report of an evaluation by this day' AS basis
FROM known_ratings
CROSS JOIN LATERAL (
    VALUES ('expost_evaluated', 'no'), ('impact_rating', known_ratings.rating_before)
) AS concluded (attribute, value_text)
WHERE known_ratings.was_to_come AND concluded.value_text IS NOT NULL
