-- $v1 = 'national'
-- $v2 = 'fund_regions'
WITH
revision_ledger_grouped AS (
  SELECT DISTINCT
    s."revision_id" AS key_1,
    d1."fund_region" AS by_1
  FROM "revision_ledger" AS s
  LEFT JOIN "project_facts" AS d1 ON d1."project_code" = s."project_code"
  WHERE EXISTS (SELECT 1 FROM "project_facts" AS f WHERE f."project_code" = s."project_code" AND f."coverage" IN ($v1))
),
revision_ledger_measured AS (
  SELECT
    g.by_1,
    count(*) AS "revisions_used",
    count(*) AS "revisions_eligible",
    CAST(count(*) AS BIGINT) AS "revisions"
  FROM revision_ledger_grouped AS g
  JOIN "revision_ledger" AS s ON s."revision_id" = g.key_1
  GROUP BY 1
)
SELECT
  m1.by_1 AS "fund_region",
  coalesce(m1."revisions", 0) AS "revisions",
  coalesce(m1."revisions_used", 0) AS "used",
  coalesce(m1."revisions_eligible", 0) AS "eligible",
  coalesce(m1."revisions_eligible", 0) - coalesce(m1."revisions_used", 0) AS "missing"
FROM revision_ledger_measured AS m1
LEFT JOIN code_lists AS o1 ON o1.list = $v2 AND o1.is_first AND o1.code = CAST(m1.by_1 AS VARCHAR)
ORDER BY o1.position NULLS LAST, m1.by_1 NULLS LAST
