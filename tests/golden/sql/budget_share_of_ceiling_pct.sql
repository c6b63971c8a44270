WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."budget_usd" IS NOT NULL AND s."ceiling_usd" IS NOT NULL) AS "budget_share_of_ceiling_pct_used",
    count(*) AS "budget_share_of_ceiling_pct_eligible",
    CASE WHEN count(*) FILTER (WHERE s."budget_usd" IS NOT NULL AND s."ceiling_usd" IS NOT NULL) > 0 THEN CAST(sum(budget_usd) FILTER (WHERE s."budget_usd" IS NOT NULL AND s."ceiling_usd" IS NOT NULL) AS DECIMAL(24, 6)) END AS "budget_share_of_ceiling_pct_numerator",
    CASE WHEN count(*) FILTER (WHERE s."budget_usd" IS NOT NULL AND s."ceiling_usd" IS NOT NULL) > 0 THEN CAST(sum(ceiling_usd) FILTER (WHERE s."budget_usd" IS NOT NULL AND s."ceiling_usd" IS NOT NULL) AS DECIMAL(24, 6)) END AS "budget_share_of_ceiling_pct_denominator"
  FROM "project_facts" AS s
)
SELECT
  CAST(100 * m1."budget_share_of_ceiling_pct_numerator" / nullif(m1."budget_share_of_ceiling_pct_denominator", 0) AS DECIMAL(24, 6)) AS "budget_share_of_ceiling_pct",
  coalesce(m1."budget_share_of_ceiling_pct_used", 0) AS "used",
  coalesce(m1."budget_share_of_ceiling_pct_eligible", 0) AS "eligible",
  coalesce(m1."budget_share_of_ceiling_pct_eligible", 0) - coalesce(m1."budget_share_of_ceiling_pct_used", 0) AS "missing",
  m1."budget_share_of_ceiling_pct_numerator",
  m1."budget_share_of_ceiling_pct_denominator"
FROM project_facts_measured AS m1
