-- The facts the rules judge by as they stand on a day: how many days are left, and which share
-- of the time and of the budget is used. Shares are in per cent.
-- Spending is compared with the time that had passed when it was reported, not with today.
SELECT
    facts.*,
    CAST($day AS DATE) AS judged_on,
    facts.end_date - CAST($day AS DATE) AS days_to_end,
    facts.cut_off_date - CAST($day AS DATE) AS days_to_cut_off,
    facts.interim_due_date - CAST($day AS DATE) AS days_to_interim,
    facts.final_due_date - CAST($day AS DATE) AS days_to_final,
    facts.window_closes - CAST($day AS DATE) AS days_to_window_closes,
    CAST(100 * facts.spent_usd / nullif(facts.budget_usd, 0) AS DECIMAL(24, 6)) AS spent_pct,
    CAST(
        least(
            100.0 * (facts.spent_as_of_date - facts.start_date + 1)
            / nullif(facts.end_date - facts.start_date + 1, 0),
            100
        ) AS DECIMAL(24, 6)
    ) AS elapsed_pct,
    CAST(100 * facts.evaluation_usd / nullif(facts.parted_budget_usd, 0) AS DECIMAL(24, 6))
        AS reserve_pct,
    CAST(100 * facts.staff_office_least_usd / nullif(facts.parted_budget_usd, 0) AS DECIMAL(24, 6))
        AS staff_office_least_pct,
    CAST(100 * facts.staff_office_usd / nullif(facts.parted_budget_usd, 0) AS DECIMAL(24, 6))
        AS staff_office_pct
FROM facts
