-- One row per request for revision: what was asked, when, what was decided, what it changed.
-- A request changes a project only when it took effect: approved, or, where a source prints
-- no decision, when it states months granted. Only such requests add months or money.
-- When a request is late, schema/fund_limits.yml says.
WITH types AS (
    SELECT
        revision_id,
        count(*) AS types_ticked,
        max(CASE WHEN revision_type = 'duration' THEN 1 ELSE 0 END) = 1 AS changes_duration,
        max(CASE WHEN revision_type = 'budget' THEN 1 ELSE 0 END) = 1 AS changes_budget
    FROM revision_types
    GROUP BY revision_id
),

line AS (
    -- The change of the whole budget is known only when every line states both amounts.
    SELECT
        revision_id,
        CASE
            WHEN count(*) = count(new_amount_usd - old_amount_usd)
                THEN sum(new_amount_usd - old_amount_usd)
        END AS change_usd
    FROM revision_budgets
    GROUP BY revision_id
),

original AS (
    SELECT
        project_code,
        max(CASE WHEN budget_type = 'original' THEN amount_usd END) AS original_usd
    FROM budgets
    GROUP BY project_code
),

decided AS (
    SELECT
        revisions.*,
        coalesce(
            revisions.request_decision = 'approved', revisions.nce_months > 0, FALSE
        ) AS took_effect
    FROM revisions
),

former AS (
    -- What earlier requests of the same project have left in force: the end, the last total
    -- stated, and how many were.
    SELECT
        decided.revision_id,
        max(CASE WHEN decided.took_effect THEN decided.new_end_date END) OVER earlier
            AS former_end_date,
        last_value(CASE WHEN decided.took_effect THEN decided.amount_usd END IGNORE NULLS)
            OVER earlier AS stated_usd,
        count(CASE WHEN decided.took_effect THEN decided.amount_usd END) OVER earlier
            AS totals_stated
    FROM decided
    WINDOW earlier AS (
        PARTITION BY decided.project_code
        ORDER BY decided.revision_number
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),

in_force AS (
    -- The budget before each request: the last total stated and what lines have changed since.
    SELECT
        decided.revision_id,
        coalesce(former.stated_usd, original.original_usd)
            + coalesce(
                sum(CASE WHEN decided.took_effect THEN line.change_usd END) OVER since_stated, 0
            ) AS former_total_usd
    FROM decided
    JOIN former ON former.revision_id = decided.revision_id
    LEFT JOIN line ON line.revision_id = decided.revision_id
    LEFT JOIN original ON original.project_code = decided.project_code
    WINDOW since_stated AS (
        PARTITION BY decided.project_code, former.totals_stated
        ORDER BY decided.revision_number
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),

changed AS (
    SELECT
        decided.*,
        original.original_usd,
        coalesce(decided.old_end_date, former.former_end_date) AS end_in_force,
        types.types_ticked,
        types.changes_duration,
        types.changes_budget,
        CASE
            WHEN NOT decided.took_effect THEN 0
            WHEN decided.nce_months IS NOT NULL THEN decided.nce_months
            WHEN NOT types.changes_duration THEN 0
        END AS months_granted,
        CASE
            WHEN NOT decided.took_effect THEN 0
            WHEN line.change_usd IS NOT NULL THEN line.change_usd
            WHEN decided.amount_usd IS NOT NULL
                THEN decided.amount_usd - in_force.former_total_usd
            WHEN line.revision_id IS NULL AND NOT types.changes_budget THEN 0
        END AS budget_change_usd
    FROM decided
    JOIN former ON former.revision_id = decided.revision_id
    JOIN in_force ON in_force.revision_id = decided.revision_id
    LEFT JOIN types ON types.revision_id = decided.revision_id
    LEFT JOIN line ON line.revision_id = decided.revision_id
    LEFT JOIN original ON original.project_code = decided.project_code
),

counted AS (
    SELECT
        changed.*,
        sum(coalesce(months_granted, 0)) OVER so_far AS months_so_far,
        sum(budget_change_usd) OVER so_far AS budget_change_so_far_usd,
        count(*) OVER so_far = count(budget_change_usd) OVER so_far AS budget_known
    FROM changed
    WINDOW so_far AS (
        PARTITION BY project_code
        ORDER BY revision_number
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    )
)

SELECT
    revision_id,
    project_code,
    revision_number,
    revision_reason,
    is_covid_related,
    requested_date,
    decided_date,
    effective_date,
    CASE
        WHEN took_effect THEN coalesce(decided_date, effective_date, requested_date)
    END AS revised_date,
    CAST(date_trunc('month', requested_date) AS DATE) AS requested_month,
    CAST(extract(year FROM requested_date) AS BIGINT) AS requested_year,
    request_decision,
    took_effect,
    CAST(decided_date - requested_date AS BIGINT) AS days_to_decision,
    CAST(end_in_force - requested_date AS BIGINT) AS days_before_end,
    requested_date > CAST(
        end_in_force - to_months(CAST(fund_limits.request_months_before_end AS INTEGER)) AS DATE
    ) AS is_late_request,
    end_in_force AS old_end_date,
    new_end_date,
    coalesce(
        nullif(nce_months, 0),
        CAST((new_end_date - end_in_force) / 30.4375 AS DECIMAL(8, 2)),
        CASE WHEN NOT changes_duration THEN 0 END
    ) AS months_asked,
    months_granted,
    nce_months,
    CAST(months_so_far AS DECIMAL(8, 2)) AS months_so_far,
    CAST(
        CASE WHEN budget_known THEN original_usd + budget_change_so_far_usd - budget_change_usd END
        AS DECIMAL(18, 2)
    ) AS budget_before_usd,
    CAST(budget_change_usd AS DECIMAL(18, 2)) AS budget_change_usd,
    CAST(
        CASE WHEN budget_known THEN original_usd + budget_change_so_far_usd END
        AS DECIMAL(18, 2)
    ) AS budget_after_usd,
    amount_usd,
    types_ticked,
    changes_duration,
    changes_budget,
    document,
    locator
FROM counted
CROSS JOIN fund_limits
