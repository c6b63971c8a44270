WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."budget_usd" IS NOT NULL AND s."ceiling_usd" IS NOT NULL) AS "projects_above_ceiling_used",
    count(*) AS "projects_above_ceiling_eligible",
    CASE WHEN count(*) FILTER (WHERE s."budget_usd" IS NOT NULL AND s."ceiling_usd" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."budget_usd" IS NOT NULL AND s."ceiling_usd" IS NOT NULL AND (budget_usd > ceiling_usd)) AS BIGINT) END AS "projects_above_ceiling"
  FROM "project_facts" AS s
)
SELECT
  m1."projects_above_ceiling",
  coalesce(m1."projects_above_ceiling_used", 0) AS "used",
  coalesce(m1."projects_above_ceiling_eligible", 0) AS "eligible",
  coalesce(m1."projects_above_ceiling_eligible", 0) - coalesce(m1."projects_above_ceiling_used", 0) AS "missing"
FROM project_facts_measured AS m1
