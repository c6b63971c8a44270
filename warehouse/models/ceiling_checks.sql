-- One row per project whose budget, funding line and coverage are known.
-- The ceiling is the one in force for the line and coverage in the funding year.
SELECT
    project_code,
    funding_year,
    funding_line,
    coverage,
    budget_usd,
    ceiling_usd,
    exceptional_ceiling_usd,
    ceiling_usd - budget_usd AS below_ceiling_usd,
    CASE
        WHEN ceiling_usd IS NULL THEN NULL
        WHEN budget_usd <= ceiling_usd THEN 'within'
        WHEN budget_usd <= exceptional_ceiling_usd THEN 'exceptional'
        ELSE 'above'
    END AS ceiling_check
FROM project_facts
WHERE budget_usd IS NOT NULL AND funding_line IS NOT NULL AND coverage IS NOT NULL
