WITH
project_intent_measured AS (
  SELECT
    count(*) FILTER (WHERE s."is_drifting" IS NOT NULL) AS "projects_drifting_used",
    count(*) AS "projects_drifting_eligible",
    CASE WHEN count(*) FILTER (WHERE s."is_drifting" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."is_drifting" IS NOT NULL AND (is_drifting)) AS BIGINT) END AS "projects_drifting"
  FROM "project_intent" AS s
)
SELECT
  m1."projects_drifting",
  coalesce(m1."projects_drifting_used", 0) AS "used",
  coalesce(m1."projects_drifting_eligible", 0) AS "eligible",
  coalesce(m1."projects_drifting_eligible", 0) - coalesce(m1."projects_drifting_used", 0) AS "missing"
FROM project_intent_measured AS m1
