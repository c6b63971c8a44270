SELECT recorded_challenges.*
FROM recorded_challenges
JOIN known_projects ON known_projects.project_code = recorded_challenges.project_code
WHERE known_projects.has_reported
