SELECT
    reports.* REPLACE (
        CASE WHEN reports.received_date <= as_of_day.day THEN reports.received_date END
            AS received_date
    )
FROM recorded_reports AS reports
JOIN known_projects ON known_projects.project_code = reports.project_code
CROSS JOIN as_of_day
