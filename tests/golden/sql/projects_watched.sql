WITH
project_steps_measured AS (
  SELECT
    count(*) FILTER (WHERE s."watched_from" IS NOT NULL) AS "projects_watched_used",
    count(*) AS "projects_watched_eligible",
    CASE WHEN count(*) FILTER (WHERE s."watched_from" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."watched_from" IS NOT NULL) AS BIGINT) END AS "projects_watched"
  FROM "project_steps" AS s
)
SELECT
  m1."projects_watched",
  coalesce(m1."projects_watched_used", 0) AS "used",
  coalesce(m1."projects_watched_eligible", 0) AS "eligible",
  coalesce(m1."projects_watched_eligible", 0) - coalesce(m1."projects_watched_used", 0) AS "missing"
FROM project_steps_measured AS m1
