WITH
project_intent_measured AS (
  SELECT
    count(*) AS "projects_drifting_used",
    count(*) AS "projects_drifting_eligible",
    CAST(count(*) FILTER (WHERE (drifts > 0)) AS BIGINT) AS "projects_drifting"
  FROM "project_intent" AS s
)
SELECT
  coalesce(m1."projects_drifting", 0) AS "projects_drifting",
  coalesce(m1."projects_drifting_used", 0) AS "used",
  coalesce(m1."projects_drifting_eligible", 0) AS "eligible",
  coalesce(m1."projects_drifting_eligible", 0) - coalesce(m1."projects_drifting_used", 0) AS "missing"
FROM project_intent_measured AS m1
