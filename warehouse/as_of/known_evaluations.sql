-- One row per evaluation whose report was there on the day; report dates are printed as
-- precisely as known ("2016", "2016-05"), so they are compared as far as they go.
-- An evaluation without a date is always known.
SELECT evaluations.evaluation_id
FROM recorded_evaluations AS evaluations
CROSS JOIN as_of_day
WHERE
    evaluations.report_date IS NULL
    OR evaluations.report_date <= left(CAST(as_of_day.day AS VARCHAR), length(evaluations.report_date))
