-- As budgets, line by line. Where a budget was revised at all by the day, its lines are
-- today's without the changes decided since; otherwise there were no revised lines.
WITH since AS (
    SELECT
        known_revisions.project_code,
        recorded_revision_budgets.budget_line,
        sum(
            recorded_revision_budgets.new_amount_usd - recorded_revision_budgets.old_amount_usd
        ) AS change_usd
    FROM recorded_revision_budgets
    JOIN known_revisions
        ON known_revisions.revision_id = recorded_revision_budgets.revision_id
    WHERE known_revisions.took_effect AND NOT known_revisions.is_decided
    GROUP BY known_revisions.project_code, recorded_revision_budgets.budget_line
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
JOIN budgets
    ON budgets.project_code = lines.project_code AND budgets.budget_type = lines.budget_type
LEFT JOIN since
    ON since.project_code = lines.project_code AND since.budget_line = lines.budget_line
