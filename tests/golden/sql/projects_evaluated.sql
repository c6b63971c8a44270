WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."expost_evaluated" IS NOT NULL) AS "projects_evaluated_used",
    count(*) AS "projects_evaluated_eligible",
    CASE WHEN count(*) FILTER (WHERE s."expost_evaluated" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."expost_evaluated" IS NOT NULL AND (expost_evaluated)) AS BIGINT) END AS "projects_evaluated"
  FROM "project_facts" AS s
)
SELECT
  m1."projects_evaluated",
  coalesce(m1."projects_evaluated_used", 0) AS "used",
  coalesce(m1."projects_evaluated_eligible", 0) AS "eligible",
  coalesce(m1."projects_evaluated_eligible", 0) - coalesce(m1."projects_evaluated_used", 0) AS "missing"
FROM project_facts_measured AS m1
