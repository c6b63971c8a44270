WITH
evaluation_windows_measured AS (
  SELECT
    count(*) AS "evaluations_required_used",
    count(*) AS "evaluations_required_eligible",
    CAST(count(*) FILTER (WHERE (rule_applies)) AS BIGINT) AS "evaluations_required"
  FROM "evaluation_windows" AS s
)
SELECT
  coalesce(m1."evaluations_required", 0) AS "evaluations_required",
  coalesce(m1."evaluations_required_used", 0) AS "used",
  coalesce(m1."evaluations_required_eligible", 0) AS "eligible",
  coalesce(m1."evaluations_required_eligible", 0) - coalesce(m1."evaluations_required_used", 0) AS "missing"
FROM evaluation_windows_measured AS m1
