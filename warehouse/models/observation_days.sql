-- One row per dataset: the last day on which something is recorded to have happened.
-- Days that lie ahead by their nature (ends, due dates, effects) do not count. "Recorded" is
-- missing for a source that dates nothing else; such a one is observed until the last start
-- or end of a completed project. Views of an earlier day read this too (warehouse/past.py).
WITH happened AS (
    SELECT max(requested_date) AS day FROM revisions
    UNION ALL
    SELECT max(decided_date) FROM revisions
    UNION ALL
    SELECT max(as_of_date) FROM expenditures
    UNION ALL
    SELECT max(received_date) FROM reports
    UNION ALL
    SELECT max(returned_date) FROM questionnaires
    UNION ALL
    SELECT max(requested_date) FROM funding_requests
    UNION ALL
    SELECT max(decided_date) FROM funding_requests
    UNION ALL
    SELECT max(approved_date) FROM projects
),

completed AS (
    SELECT max(coalesce(end_date, start_date)) AS day
    FROM projects
    WHERE project_status = 'completed'
)

SELECT
    'dataset' AS observed,
    max(happened.day) AS recorded_until,
    coalesce(max(happened.day), max(completed.day)) AS observed_until
FROM happened
CROSS JOIN completed
