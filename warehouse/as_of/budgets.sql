-- The revised budget as the last decision before the day left it: the total that decision
-- states, or today's without the changes decided since. Without a decision by then there
-- was no revised budget. A revised budget replaces the original: the two are never added.
WITH changed AS (
    SELECT
        known_revisions.project_code,
        sum(
            CASE WHEN known_revisions.is_decided THEN 0 ELSE lines.change_usd END
        ) AS decided_since_usd,
        count(*) FILTER (WHERE known_revisions.is_decided) AS decided,
        count(*) FILTER (WHERE NOT known_revisions.is_decided) AS outstanding
    FROM known_revisions
    JOIN (
        SELECT
            revision_id,
            sum(new_amount_usd - old_amount_usd) AS change_usd
        FROM recorded_revision_budgets
        GROUP BY revision_id
    ) AS lines ON lines.revision_id = known_revisions.revision_id
    WHERE known_revisions.took_effect
    GROUP BY known_revisions.project_code
),

stated AS (
    SELECT
        project_code,
        amount_usd
    FROM known_revisions
    WHERE took_effect AND is_decided AND amount_usd IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY project_code ORDER BY revision_number DESC) = 1
)

SELECT
    budgets.* REPLACE (
        CAST(
            CASE
                WHEN budgets.budget_type != 'revised' OR coalesce(changed.outstanding, 0) = 0
                    THEN budgets.amount_usd
                ELSE coalesce(stated.amount_usd, budgets.amount_usd - changed.decided_since_usd)
            END AS DECIMAL(18, 2)
        ) AS amount_usd
    )
FROM recorded_budgets AS budgets
JOIN known_projects ON known_projects.project_code = budgets.project_code
LEFT JOIN changed ON changed.project_code = budgets.project_code
LEFT JOIN stated ON stated.project_code = budgets.project_code
WHERE
    budgets.budget_type != 'revised'
    OR coalesce(changed.outstanding, 0) = 0
    OR changed.decided > 0
