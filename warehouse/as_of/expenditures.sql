SELECT recorded_expenditures.*
FROM recorded_expenditures
JOIN known_projects ON known_projects.project_code = recorded_expenditures.project_code
CROSS JOIN as_of_day
WHERE recorded_expenditures.as_of_date <= as_of_day.day
