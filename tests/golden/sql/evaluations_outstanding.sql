WITH
evaluation_windows_measured AS (
  SELECT
    count(*) FILTER (WHERE s."is_outstanding" IS NOT NULL) AS "evaluations_outstanding_used",
    count(*) AS "evaluations_outstanding_eligible",
    CASE WHEN count(*) FILTER (WHERE s."is_outstanding" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."is_outstanding" IS NOT NULL AND (is_outstanding)) AS BIGINT) END AS "evaluations_outstanding"
  FROM "evaluation_windows" AS s
)
SELECT
  m1."evaluations_outstanding",
  coalesce(m1."evaluations_outstanding_used", 0) AS "used",
  coalesce(m1."evaluations_outstanding_eligible", 0) AS "eligible",
  coalesce(m1."evaluations_outstanding_eligible", 0) - coalesce(m1."evaluations_outstanding_used", 0) AS "missing"
FROM evaluation_windows_measured AS m1
