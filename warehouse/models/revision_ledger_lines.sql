-- One row per request for revision and budget line it changes, with the amounts before and after.
-- The new amount replaces the former; a request that did not take effect changes nothing.
SELECT
    revision_budgets.revision_id,
    revision_budgets.budget_line,
    revision_ledger.project_code,
    revision_ledger.revision_number,
    revision_ledger.requested_date,
    revision_ledger.revised_date,
    revision_ledger.took_effect,
    revision_budgets.old_amount_usd,
    revision_budgets.new_amount_usd,
    CASE
        WHEN revision_ledger.took_effect
            THEN revision_budgets.new_amount_usd - revision_budgets.old_amount_usd
        ELSE 0
    END AS line_change_usd,
    revision_budgets.document,
    revision_budgets.locator
FROM revision_budgets
JOIN revision_ledger ON revision_ledger.revision_id = revision_budgets.revision_id
