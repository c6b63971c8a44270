-- The revised budget as the last decision before the day left it: the total that decision
-- states, or today's without the changes decided since. Without a decision by then there
-- was no revised budget, and where neither tells its amount it is not known.
-- A revised budget replaces the original: the two are never added.
WITH known AS (
    SELECT
        budgets.* REPLACE (
            CAST(
                CASE
                    WHEN budgets.budget_type != 'revised' OR coalesce(decisions.decided_since, 0) = 0
                        THEN budgets.amount_usd
                    WHEN decisions.decided = 0 THEN NULL
                    WHEN decisions.stated_usd IS NOT NULL THEN decisions.stated_usd
                    WHEN decisions.known_since = decisions.decided_since
                        THEN budgets.amount_usd - decisions.change_since_usd
                END AS DECIMAL(18, 2)
            ) AS amount_usd
        )
    FROM recorded_budgets AS budgets
    JOIN known_projects ON known_projects.project_code = budgets.project_code
    LEFT JOIN budget_decisions AS decisions ON decisions.project_code = budgets.project_code
)

SELECT *
FROM known
WHERE amount_usd IS NOT NULL
