-- A project may be known long before a request or an evaluation that an issue is about; what
-- it spent in the end is known once it has reported.
SELECT issues.*
FROM recorded_data_issues AS issues
LEFT JOIN recorded_projects ON recorded_projects.project_code = issues.entity_id
LEFT JOIN known_projects ON known_projects.project_code = issues.entity_id
LEFT JOIN recorded_revisions ON recorded_revisions.revision_id = issues.entity_id
LEFT JOIN revisions ON revisions.revision_id = issues.entity_id
LEFT JOIN recorded_evaluations ON recorded_evaluations.evaluation_id = issues.entity_id
LEFT JOIN known_evaluations ON known_evaluations.evaluation_id = issues.entity_id
WHERE
    (
        recorded_projects.project_code IS NULL
        OR known_projects.has_reported
        OR (known_projects.project_code IS NOT NULL AND coalesce(issues.attribute, '') != 'spent_usd')
    )
    AND (recorded_revisions.revision_id IS NULL OR revisions.revision_id IS NOT NULL)
    AND (recorded_evaluations.evaluation_id IS NULL OR known_evaluations.evaluation_id IS NOT NULL)
