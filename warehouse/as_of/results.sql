SELECT recorded_results.*
FROM recorded_results
JOIN known_projects ON known_projects.project_code = recorded_results.project_code
WHERE known_projects.has_reported
