SELECT issues.*
FROM recorded_data_issues AS issues
LEFT JOIN recorded_projects ON recorded_projects.project_code = issues.entity_id
LEFT JOIN known_projects ON known_projects.project_code = issues.entity_id
WHERE recorded_projects.project_code IS NULL OR known_projects.project_code IS NOT NULL
