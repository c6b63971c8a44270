WITH
results_measured AS (
  SELECT
    count(*) AS "result_statements_used",
    count(*) AS "result_statements_eligible",
    CAST(count(*) AS BIGINT) AS "result_statements"
  FROM "results" AS s
)
SELECT
  coalesce(m1."result_statements", 0) AS "result_statements",
  coalesce(m1."result_statements_used", 0) AS "used",
  coalesce(m1."result_statements_eligible", 0) AS "eligible",
  coalesce(m1."result_statements_eligible", 0) - coalesce(m1."result_statements_used", 0) AS "missing"
FROM results_measured AS m1
