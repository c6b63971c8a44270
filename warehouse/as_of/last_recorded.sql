-- The last day on which something is recorded to have happened; missing where a dataset
-- dates nothing but starts and ends. From that day on the portfolio is as recorded.
SELECT max(day) AS day
FROM (
    SELECT max(requested_date) AS day FROM recorded_revisions
    UNION ALL
    SELECT max(decided_date) FROM recorded_revisions
    UNION ALL
    SELECT max(as_of_date) FROM recorded_expenditures
    UNION ALL
    SELECT max(received_date) FROM recorded_reports
    UNION ALL
    SELECT max(returned_date) FROM recorded_questionnaires
    UNION ALL
    SELECT max(decided_date) FROM recorded_funding_requests
    UNION ALL
    SELECT max(approved_date) FROM recorded_projects
) AS happened
