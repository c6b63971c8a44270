-- One row per project of the register: what the rules of the watchlist judge by, as far as it
-- does not depend on the day. The rules are in watch/rules.yml, what a day makes of these
-- facts in watch/on_day.sql. Nothing is taken for zero that is not stated.
WITH spent AS (
    SELECT
        project_code,
        spent_usd,
        as_of_date
    FROM expenditures
    QUALIFY row_number() OVER (PARTITION BY project_code ORDER BY as_of_date DESC) = 1
),

report AS (
    -- Reports not received yet; nothing is known of a kind of which none is on record.
    SELECT
        project_code,
        CAST(
            sum(
                CASE WHEN report_kind = 'interim' THEN CASE WHEN received_date IS NULL THEN 1 ELSE 0 END END
            ) AS BIGINT
        ) AS interim_awaited,
        min(CASE WHEN report_kind = 'interim' AND received_date IS NULL THEN due_date END)
            AS interim_due_date,
        max(CASE WHEN report_kind = 'interim' AND received_date IS NULL AND due_date IS NULL THEN 1 END)
            IS NULL AS interim_dates_known,
        CAST(
            sum(
                CASE WHEN report_kind = 'final' THEN CASE WHEN received_date IS NULL THEN 1 ELSE 0 END END
            ) AS BIGINT
        ) AS final_awaited,
        min(CASE WHEN report_kind = 'final' AND received_date IS NULL THEN due_date END)
            AS final_due_date,
        max(CASE WHEN report_kind = 'final' AND received_date IS NULL AND due_date IS NULL THEN 1 END)
            IS NULL AS final_dates_known
    FROM reports
    GROUP BY project_code
),

line AS (
    SELECT
        project_code,
        budget_type,
        sum(amount_usd) AS lines_usd,
        sum(CASE WHEN budget_line = 'evaluation' THEN amount_usd END) AS evaluation_usd,
        sum(CASE WHEN budget_line IN ('staff', 'office') THEN amount_usd END) AS staff_office_usd,
        count(CASE WHEN budget_line IN ('staff', 'office') THEN 1 END) = 2 AS both_stated
    FROM budget_lines
    WHERE budget_type IN ('original', 'revised')
    GROUP BY project_code, budget_type
    -- A revised budget replaces the original one.
    QUALIFY row_number() OVER (PARTITION BY project_code ORDER BY budget_type DESC) = 1
),

parted AS (
    -- A line that is not listed is zero only where the lines that are make up the whole budget.
    SELECT
        line.project_code,
        line.budget_type,
        coalesce(budgets.amount_usd, line.lines_usd) AS whole_usd,
        coalesce(
            line.evaluation_usd, CASE WHEN line.lines_usd = budgets.amount_usd THEN 0 END
        ) AS evaluation_usd,
        coalesce(line.staff_office_usd, 0) AS staff_office_least_usd,
        CASE
            WHEN line.both_stated OR line.lines_usd = budgets.amount_usd
                THEN coalesce(line.staff_office_usd, 0)
        END AS staff_office_usd
    FROM line
    LEFT JOIN budgets
        ON budgets.project_code = line.project_code AND budgets.budget_type = line.budget_type
),

request AS (
    SELECT
        project_code,
        count(CASE WHEN months_granted > 0 THEN 1 END) AS extensions
    FROM revision_ledger
    GROUP BY project_code
),

target AS (
    SELECT
        project_code,
        sum(target_count) AS persons_targeted,
        count(CASE WHEN sex IN ('female', 'male') THEN target_count END) AS targets_by_sex
    FROM beneficiaries
    WHERE target_count IS NOT NULL
    GROUP BY project_code
)

SELECT
    projects.project_code,
    projects.title,
    projects.funding_year,
    projects.funding_line,
    projects.fund_region,
    projects.project_status,
    projects.start_date,
    projects.end_date,
    projects.planned_months,
    CAST(
        projects.end_date - to_months(CAST(fund_limits.request_months_before_end AS INTEGER))
        AS DATE
    ) AS cut_off_date,
    project_facts.budget_usd,
    spent.spent_usd,
    spent.as_of_date AS spent_as_of_date,
    report.interim_awaited,
    report.interim_due_date,
    -- True or missing, never false: with a date missing it cannot be said that none is due.
    CASE WHEN report.interim_dates_known THEN TRUE END AS interim_dates_known,
    report.final_awaited,
    report.final_due_date,
    CASE WHEN report.final_dates_known THEN TRUE END AS final_dates_known,
    evaluation_windows.rule_applies AS evaluation_rule_applies,
    evaluation_windows.evaluation_standing,
    evaluation_windows.window_opens,
    evaluation_windows.window_closes,
    parted.budget_type AS parted_budget_type,
    CAST(parted.whole_usd AS DECIMAL(18, 2)) AS parted_budget_usd,
    CAST(parted.evaluation_usd AS DECIMAL(18, 2)) AS evaluation_usd,
    CAST(parted.staff_office_least_usd AS DECIMAL(18, 2)) AS staff_office_least_usd,
    CAST(parted.staff_office_usd AS DECIMAL(18, 2)) AS staff_office_usd,
    CASE
        WHEN project_steps.requests_known THEN coalesce(request.extensions, 0)
    END AS extensions,
    project_steps.extended_months,
    CAST(target.persons_targeted AS BIGINT) AS persons_targeted,
    target.targets_by_sex,
    projects.document,
    projects.locator
FROM projects
CROSS JOIN fund_limits
JOIN project_facts ON project_facts.project_code = projects.project_code
JOIN project_steps ON project_steps.project_code = projects.project_code
JOIN evaluation_windows ON evaluation_windows.project_code = projects.project_code
LEFT JOIN spent ON spent.project_code = projects.project_code
LEFT JOIN report ON report.project_code = projects.project_code
LEFT JOIN parted ON parted.project_code = projects.project_code
LEFT JOIN request ON request.project_code = projects.project_code
LEFT JOIN target ON target.project_code = projects.project_code
