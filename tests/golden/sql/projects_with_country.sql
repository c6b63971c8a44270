WITH
project_country_parts_measured AS (
  SELECT
    count(*) AS "projects_with_country_used",
    count(*) AS "projects_with_country_eligible",
    CAST(count(DISTINCT project_code) AS BIGINT) AS "projects_with_country"
  FROM "project_country_parts" AS s
)
SELECT
  coalesce(m1."projects_with_country", 0) AS "projects_with_country",
  coalesce(m1."projects_with_country_used", 0) AS "used",
  coalesce(m1."projects_with_country_eligible", 0) AS "eligible",
  coalesce(m1."projects_with_country_eligible", 0) - coalesce(m1."projects_with_country_used", 0) AS "missing"
FROM project_country_parts_measured AS m1
