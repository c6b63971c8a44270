WITH
project_intent_measured AS (
  SELECT
    count(*) FILTER (WHERE s."is_meant" IS NOT NULL) AS "projects_meant_used",
    count(*) AS "projects_meant_eligible",
    CASE WHEN count(*) FILTER (WHERE s."is_meant" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."is_meant" IS NOT NULL AND (is_meant)) AS BIGINT) END AS "projects_meant"
  FROM "project_intent" AS s
)
SELECT
  m1."projects_meant",
  coalesce(m1."projects_meant_used", 0) AS "used",
  coalesce(m1."projects_meant_eligible", 0) AS "eligible",
  coalesce(m1."projects_meant_eligible", 0) - coalesce(m1."projects_meant_used", 0) AS "missing"
FROM project_intent_measured AS m1
