WITH
evaluation_register_measured AS (
  SELECT
    count(*) AS "evaluations_used",
    count(*) AS "evaluations_eligible",
    CAST(count(*) AS BIGINT) AS "evaluations"
  FROM "evaluation_register" AS s
)
SELECT
  coalesce(m1."evaluations", 0) AS "evaluations",
  coalesce(m1."evaluations_used", 0) AS "used",
  coalesce(m1."evaluations_eligible", 0) AS "eligible",
  coalesce(m1."evaluations_eligible", 0) - coalesce(m1."evaluations_used", 0) AS "missing"
FROM evaluation_register_measured AS m1
