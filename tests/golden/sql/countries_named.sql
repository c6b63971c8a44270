WITH
project_countries_measured AS (
  SELECT
    count(*) FILTER (WHERE s."iso3" IS NOT NULL) AS "countries_named_used",
    count(*) AS "countries_named_eligible",
    CASE WHEN count(*) FILTER (WHERE s."iso3" IS NOT NULL) > 0 THEN CAST(count(DISTINCT iso3) FILTER (WHERE s."iso3" IS NOT NULL) AS BIGINT) END AS "countries_named"
  FROM "project_countries" AS s
)
SELECT
  m1."countries_named",
  coalesce(m1."countries_named_used", 0) AS "used",
  coalesce(m1."countries_named_eligible", 0) AS "eligible",
  coalesce(m1."countries_named_eligible", 0) - coalesce(m1."countries_named_used", 0) AS "missing"
FROM project_countries_measured AS m1
