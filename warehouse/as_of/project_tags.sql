-- A mention of a project in no register stays: it says so itself.
SELECT tags.*
FROM recorded_project_tags AS tags
LEFT JOIN known_projects ON known_projects.project_code = tags.project_code
WHERE coalesce(known_projects.has_reported, NOT tags.in_register)
