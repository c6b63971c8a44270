-- As budgets, line by line. Where a budget was revised at all by the day, its lines are
-- today's without the changes decided since, where all of these tell their lines; otherwise
-- there were no revised lines. A line without money may be left out today: it is back where
-- the last of the changes since brought it to nothing.
WITH since AS (
    SELECT
        known_revisions.project_code,
        changes.budget_line,
        sum(changes.new_amount_usd - changes.old_amount_usd) AS change_usd,
        arg_max(changes, known_revisions.revision_number) AS last_change
    FROM recorded_revision_budgets AS changes
    JOIN known_revisions ON known_revisions.revision_id = changes.revision_id
    WHERE known_revisions.took_effect AND NOT known_revisions.is_decided
    GROUP BY known_revisions.project_code, changes.budget_line
),

revised AS (
    SELECT DISTINCT project_code
    FROM recorded_budget_lines
    WHERE budget_type = 'revised'
),

gone AS (
    SELECT
        since.project_code,
        'revised' AS budget_type,
        since.budget_line,
        CAST(0 AS DECIMAL(18, 2)) AS amount_usd,
        since.last_change.document,
        since.last_change.locator,
        since.last_change.source_file,
        since.last_change.source_row
    FROM since
    JOIN revised ON revised.project_code = since.project_code
    WHERE
        since.last_change.new_amount_usd = 0
        AND since.change_usd != 0
        AND NOT EXISTS (
            SELECT 1
            FROM recorded_budget_lines AS lines
            WHERE
                lines.project_code = since.project_code
                AND lines.budget_line = since.budget_line
                AND lines.budget_type = 'revised'
        )
),

today AS (
    SELECT * FROM recorded_budget_lines
    UNION ALL BY NAME
    SELECT * FROM gone
)

SELECT
    lines.* REPLACE (
        CAST(
            CASE
                WHEN lines.budget_type = 'revised'
                    THEN lines.amount_usd - coalesce(since.change_usd, 0)
                ELSE lines.amount_usd
            END AS DECIMAL(18, 2)
        ) AS amount_usd
    )
FROM today AS lines
JOIN known_projects ON known_projects.project_code = lines.project_code
LEFT JOIN budget_decisions AS decisions ON decisions.project_code = lines.project_code
LEFT JOIN since
    ON since.project_code = lines.project_code AND since.budget_line = lines.budget_line
WHERE
    lines.budget_type != 'revised'
    OR coalesce(decisions.decided_since, 0) = 0
    OR (decisions.decided > 0 AND decisions.known_since = decisions.decided_since)
