WITH
project_intent_measured AS (
  SELECT
    count(*) FILTER (WHERE s."is_meant" IS NOT NULL) AS "projects_meant_targeted_used",
    count(*) AS "projects_meant_targeted_eligible",
    CASE WHEN count(*) FILTER (WHERE s."is_meant" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."is_meant" IS NOT NULL AND (meant_and_targeted)) AS BIGINT) END AS "projects_meant_targeted"
  FROM "project_intent" AS s
)
SELECT
  m1."projects_meant_targeted",
  coalesce(m1."projects_meant_targeted_used", 0) AS "used",
  coalesce(m1."projects_meant_targeted_eligible", 0) AS "eligible",
  coalesce(m1."projects_meant_targeted_eligible", 0) - coalesce(m1."projects_meant_targeted_used", 0) AS "missing"
FROM project_intent_measured AS m1
