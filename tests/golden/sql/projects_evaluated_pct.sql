WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."expost_evaluated" IS NOT NULL) AS "projects_evaluated_pct_used",
    count(*) AS "projects_evaluated_pct_eligible",
    CASE WHEN count(*) FILTER (WHERE s."expost_evaluated" IS NOT NULL) > 0 THEN count(*) FILTER (WHERE s."expost_evaluated" IS NOT NULL AND (expost_evaluated)) END AS "projects_evaluated_pct_numerator",
    CASE WHEN count(*) FILTER (WHERE s."expost_evaluated" IS NOT NULL) > 0 THEN count(*) FILTER (WHERE s."expost_evaluated" IS NOT NULL) END AS "projects_evaluated_pct_denominator"
  FROM "project_facts" AS s
)
SELECT
  CAST(100 * m1."projects_evaluated_pct_numerator" / nullif(m1."projects_evaluated_pct_denominator", 0) AS DECIMAL(24, 6)) AS "projects_evaluated_pct",
  coalesce(m1."projects_evaluated_pct_used", 0) AS "used",
  coalesce(m1."projects_evaluated_pct_eligible", 0) AS "eligible",
  coalesce(m1."projects_evaluated_pct_eligible", 0) - coalesce(m1."projects_evaluated_pct_used", 0) AS "missing",
  m1."projects_evaluated_pct_numerator",
  m1."projects_evaluated_pct_denominator"
FROM project_facts_measured AS m1
