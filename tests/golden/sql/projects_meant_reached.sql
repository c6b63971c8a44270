WITH
project_intent_measured AS (
  SELECT
    count(*) FILTER (WHERE s."is_meant" IS NOT NULL) AS "projects_meant_reached_used",
    count(*) AS "projects_meant_reached_eligible",
    CASE WHEN count(*) FILTER (WHERE s."is_meant" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."is_meant" IS NOT NULL AND (meant_and_reached)) AS BIGINT) END AS "projects_meant_reached"
  FROM "project_intent" AS s
)
SELECT
  m1."projects_meant_reached",
  coalesce(m1."projects_meant_reached_used", 0) AS "used",
  coalesce(m1."projects_meant_reached_eligible", 0) AS "eligible",
  coalesce(m1."projects_meant_reached_eligible", 0) - coalesce(m1."projects_meant_reached_used", 0) AS "missing"
FROM project_intent_measured AS m1
