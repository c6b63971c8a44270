-- As budgets, line by line. Where a budget was revised at all by the day, its lines are
-- today's without the changes decided since, where all of these tell their lines; otherwise
-- there were no revised lines.
WITH since AS (
    SELECT
        known_revisions.project_code,
        changes.budget_line,
        sum(changes.new_amount_usd - changes.old_amount_usd) AS change_usd
    FROM recorded_revision_budgets AS changes
    JOIN known_revisions ON known_revisions.revision_id = changes.revision_id
    WHERE known_revisions.took_effect AND NOT known_revisions.is_decided
    GROUP BY known_revisions.project_code, changes.budget_line
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
FROM recorded_budget_lines AS lines
JOIN known_projects ON known_projects.project_code = lines.project_code
LEFT JOIN budget_decisions AS decisions ON decisions.project_code = lines.project_code
LEFT JOIN since
    ON since.project_code = lines.project_code AND since.budget_line = lines.budget_line
WHERE
    lines.budget_type != 'revised'
    OR coalesce(decisions.decided_since, 0) = 0
    OR (decisions.decided > 0 AND decisions.known_since = decisions.decided_since)
