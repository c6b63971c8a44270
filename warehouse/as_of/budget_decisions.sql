-- One row per project with requests in effect that change its budget: how many were decided by
-- the day and how many later, of how many of the latter every line states both amounts and what
-- these change, and the total that the last decision by then states, if it does.
WITH line AS (
    SELECT
        revision_id,
        CASE
            WHEN count(*) = count(new_amount_usd - old_amount_usd)
                THEN sum(new_amount_usd - old_amount_usd)
        END AS change_usd
    FROM recorded_revision_budgets
    GROUP BY revision_id
)

SELECT
    known_revisions.project_code,
    count(*) FILTER (WHERE known_revisions.is_decided) AS decided,
    count(*) FILTER (WHERE NOT known_revisions.is_decided) AS decided_since,
    count(line.change_usd) FILTER (WHERE NOT known_revisions.is_decided) AS known_since,
    sum(line.change_usd) FILTER (WHERE NOT known_revisions.is_decided) AS change_since_usd,
    last(known_revisions.amount_usd ORDER BY known_revisions.revision_number)
        FILTER (WHERE known_revisions.is_decided) AS stated_usd
FROM known_revisions
LEFT JOIN line ON line.revision_id = known_revisions.revision_id
WHERE
    known_revisions.took_effect
    AND (line.revision_id IS NOT NULL OR known_revisions.amount_usd IS NOT NULL)
GROUP BY known_revisions.project_code
