-- $v1 = 'revision_types'
WITH
project_facts_grouped AS (
  SELECT DISTINCT
    s."project_code" AS key_1,
    d1."revision_type" AS by_1
  FROM "project_facts" AS s
  LEFT JOIN "project_revision_types" AS d1 ON d1."project_code" = s."project_code"
),
project_facts_measured AS (
  SELECT
    g.by_1,
    count(*) AS "projects_used",
    count(*) AS "projects_eligible",
    CAST(count(*) AS BIGINT) AS "projects"
  FROM project_facts_grouped AS g
  JOIN "project_facts" AS s ON s."project_code" = g.key_1
  GROUP BY 1
),
revision_ledger_grouped AS (
  SELECT DISTINCT
    s."revision_id" AS key_1,
    d1."revision_type" AS by_1
  FROM "revision_ledger" AS s
  LEFT JOIN "revision_types" AS d1 ON d1."revision_id" = s."revision_id"
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
  k.by_1 AS "revision_type",
  coalesce(m1."projects", 0) AS "projects",
  coalesce(m2."revisions", 0) AS "revisions",
  coalesce(m1."projects_used", 0) AS "projects_used",
  coalesce(m1."projects_eligible", 0) AS "projects_eligible",
  coalesce(m1."projects_eligible", 0) - coalesce(m1."projects_used", 0) AS "projects_missing",
  coalesce(m2."revisions_used", 0) AS "revisions_used",
  coalesce(m2."revisions_eligible", 0) AS "revisions_eligible",
  coalesce(m2."revisions_eligible", 0) - coalesce(m2."revisions_used", 0) AS "revisions_missing"
FROM (SELECT by_1 FROM project_facts_measured UNION SELECT by_1 FROM revision_ledger_measured) AS k
LEFT JOIN project_facts_measured AS m1 ON m1.by_1 IS NOT DISTINCT FROM k.by_1
LEFT JOIN revision_ledger_measured AS m2 ON m2.by_1 IS NOT DISTINCT FROM k.by_1
LEFT JOIN code_lists AS o1 ON o1.list = $v1 AND o1.is_first AND o1.code = CAST(k.by_1 AS VARCHAR)
ORDER BY o1.position NULLS LAST, k.by_1 NULLS LAST
