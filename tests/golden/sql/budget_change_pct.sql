WITH
project_steps_measured AS (
  SELECT
    count(*) FILTER (WHERE s."original_usd" IS NOT NULL AND s."revised_usd" IS NOT NULL) AS "budget_change_pct_used",
    count(*) AS "budget_change_pct_eligible",
    CASE WHEN count(*) FILTER (WHERE s."original_usd" IS NOT NULL AND s."revised_usd" IS NOT NULL) > 0 THEN CAST(sum(revised_usd - original_usd) FILTER (WHERE s."original_usd" IS NOT NULL AND s."revised_usd" IS NOT NULL) AS DECIMAL(24, 6)) END AS "budget_change_pct_numerator",
    CASE WHEN count(*) FILTER (WHERE s."original_usd" IS NOT NULL AND s."revised_usd" IS NOT NULL) > 0 THEN CAST(sum(original_usd) FILTER (WHERE s."original_usd" IS NOT NULL AND s."revised_usd" IS NOT NULL) AS DECIMAL(24, 6)) END AS "budget_change_pct_denominator"
  FROM "project_steps" AS s
)
SELECT
  CAST(100 * m1."budget_change_pct_numerator" / nullif(m1."budget_change_pct_denominator", 0) AS DECIMAL(24, 6)) AS "budget_change_pct",
  coalesce(m1."budget_change_pct_used", 0) AS "used",
  coalesce(m1."budget_change_pct_eligible", 0) AS "eligible",
  coalesce(m1."budget_change_pct_eligible", 0) - coalesce(m1."budget_change_pct_used", 0) AS "missing",
  m1."budget_change_pct_numerator",
  m1."budget_change_pct_denominator"
FROM project_steps_measured AS m1
