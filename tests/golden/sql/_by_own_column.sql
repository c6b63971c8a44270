-- $v1 = 2011
-- $v2 = 2014
-- $v3 = 'fund_regions'
WITH
project_facts_measured AS (
  SELECT
    s."fund_region" AS by_1,
    count(*) AS "projects_used",
    count(*) AS "projects_eligible",
    CAST(count(*) AS BIGINT) AS "projects"
  FROM "project_facts" AS s
  WHERE s."funding_year" >= $v1 AND s."funding_year" <= $v2
  GROUP BY 1
)
SELECT
  m1.by_1 AS "fund_region",
  coalesce(m1."projects", 0) AS "projects",
  coalesce(m1."projects_used", 0) AS "used",
  coalesce(m1."projects_eligible", 0) AS "eligible",
  coalesce(m1."projects_eligible", 0) - coalesce(m1."projects_used", 0) AS "missing"
FROM project_facts_measured AS m1
LEFT JOIN code_lists AS o1 ON o1.list = $v3 AND o1.is_first AND o1.code = CAST(m1.by_1 AS VARCHAR)
ORDER BY o1.position NULLS LAST, m1.by_1 NULLS LAST
