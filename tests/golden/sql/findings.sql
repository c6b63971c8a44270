WITH
evaluation_findings_measured AS (
  SELECT
    count(*) AS "findings_used",
    count(*) AS "findings_eligible",
    CAST(count(*) AS BIGINT) AS "findings"
  FROM "evaluation_findings" AS s
)
SELECT
  coalesce(m1."findings", 0) AS "findings",
  coalesce(m1."findings_used", 0) AS "used",
  coalesce(m1."findings_eligible", 0) AS "eligible",
  coalesce(m1."findings_eligible", 0) - coalesce(m1."findings_used", 0) AS "missing"
FROM evaluation_findings_measured AS m1
