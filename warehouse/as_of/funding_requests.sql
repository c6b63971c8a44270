-- A request without a date is known from the end of its funding year, with its decision.
SELECT
    requests.* REPLACE (
        CASE WHEN requests.decided_date <= as_of_day.day THEN requests.decided_date END
            AS decided_date,
        CASE
            WHEN requests.decided_date > as_of_day.day THEN 'pending'
            ELSE requests.request_decision
        END AS request_decision,
        known_projects.project_code AS project_code
    )
FROM recorded_funding_requests AS requests
CROSS JOIN as_of_day
LEFT JOIN known_projects ON known_projects.project_code = requests.project_code
WHERE
    coalesce(requests.requested_date, requests.decided_date, make_date(requests.funding_year, 12, 31))
    <= as_of_day.day
