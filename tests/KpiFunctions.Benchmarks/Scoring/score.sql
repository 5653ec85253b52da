-- The scores of TechnicianScheme: for each of the staff rank, total, points of the seven lines and of the two adjustments, in hundredths.
-- Integers only: value = a / b, points = weight * 100 / present * a / b. '/' divides integers. Each line is cut to whole hundredths; what is beyond them is
-- kept in hundred-millionths, so that the sum of all lines can be rounded once, halves up, and the missing hundredths go to the largest remainders. That is
-- close enough: the engine is exact, and everything is compared with it. $place(x) is the number of lines whose remainder comes before that of x.
-- SQLite counts fastest with a filter; DuckDB with count_if, which ScoreSql writes instead.
with tally as (
  select
    staff,
    count(*) as completed,
    sum(completed - opened) as took,
    count(*) filter (where completed - opened <= 86400) as within24h,
    count(promised) as promised,
    count(*) filter (where completed <= promised) as on_time,
    count(sent) as texted,
    count(rating) as rated,
    count(*) filter (where rating >= 4) as satisfied,
    sum(cents) as cents
  from services
  where completed >= $start and completed < $end
  group by staff
),
complaint_tally as (
  select
    staff,
    count(*) as handled,
    count(*) filter (where resolved <= received + 86400) as resolved_in_time,
    sum(own_fault) as own_fault,
    count(*) filter (where resolved is not null and satisfied = 1) as recovered
  from complaints
  group by staff
),
measured as (
  select
    t.staff, t.completed, t.took, t.within24h, t.promised, t.on_time, t.texted, t.rated, t.satisfied, t.cents,
    coalesce(c.handled, 0) as handled, coalesce(c.resolved_in_time, 0) as resolved_in_time,
    coalesce(c.own_fault, 0) as own_fault, coalesce(c.recovered, 0) as recovered,
    100 - (case when rated < 5 then 30 else 0 end) - (case when promised = 0 then 20 else 0 end) - (case when texted = 0 then 5 else 0 end) as present
  from tally t left join complaint_tally c on c.staff = t.staff
),
shares as (
  select
    staff, present,
    case when rated < 5 or 10 * satisfied <= 6 * rated then 0 when 10 * satisfied >= 9 * rated then 3 * rated else 10 * satisfied - 6 * rated end as satisfaction_a,
    case when rated = 0 then 1 else 3 * rated end as satisfaction_b,
    case when promised = 0 then 0 when 10 * on_time >= 8 * promised then 20 when 10 * on_time >= 7 * promised then 16 when 10 * on_time >= 6 * promised then 10 else 0 end as on_time_points,
    case when took >= 172800 * completed then 0 when took <= 86400 * completed then 86400 * completed else 172800 * completed - took end as speed_a,
    86400 * completed as speed_b,
    case when 2 * within24h >= completed then 5 else 0 end as within24h_points,
    case when cents <= 0 then 0 when cents >= 28800000 then 28800000 else cents end as revenue_a,
    case when 100 * rated >= 65 * texted then 65 * texted else 100 * rated end as response_a,
    case when texted = 0 then 1 else 65 * texted end as response_b,
    case when handled = 0 or 10 * resolved_in_time >= 9 * handled then 10 when 10 * resolved_in_time >= 7 * handled then 8 when 10 * resolved_in_time >= 5 * handled then 5 else 0 end as complaint_points,
    case when own_fault >= 5 then -1000 else -200 * own_fault end as own_fault,
    case when recovered >= 8 then 200 else 25 * recovered end as recovered
  from measured
),
points as (
  select
    staff,
    300000 * satisfaction_a as satisfaction_n, present * satisfaction_b as satisfaction_d,
    10000 * on_time_points as on_time_n, present as on_time_d,
    150000 * speed_a as speed_n, present * speed_b as speed_d,
    10000 * within24h_points as within24h_n, present as within24h_d,
    revenue_a as revenue_n, 160 * present as revenue_d,
    50000 * response_a as response_n, present * response_b as response_d,
    10000 * complaint_points as complaint_speed_n, present as complaint_speed_d,
    own_fault, recovered
  from shares
),
cuts as (
  select
    staff, own_fault, recovered,
    satisfaction_n / satisfaction_d as satisfaction_cut, (cast(200000000 as bigint) * (satisfaction_n % satisfaction_d) + satisfaction_d) / (2 * satisfaction_d) as satisfaction_rest,
    on_time_n / on_time_d as on_time_cut, (cast(200000000 as bigint) * (on_time_n % on_time_d) + on_time_d) / (2 * on_time_d) as on_time_rest,
    speed_n / speed_d as speed_cut, (cast(200000000 as bigint) * (speed_n % speed_d) + speed_d) / (2 * speed_d) as speed_rest,
    within24h_n / within24h_d as within24h_cut, (cast(200000000 as bigint) * (within24h_n % within24h_d) + within24h_d) / (2 * within24h_d) as within24h_rest,
    revenue_n / revenue_d as revenue_cut, (cast(200000000 as bigint) * (revenue_n % revenue_d) + revenue_d) / (2 * revenue_d) as revenue_rest,
    response_n / response_d as response_cut, (cast(200000000 as bigint) * (response_n % response_d) + response_d) / (2 * response_d) as response_rest,
    complaint_speed_n / complaint_speed_d as complaint_speed_cut, (cast(200000000 as bigint) * (complaint_speed_n % complaint_speed_d) + complaint_speed_d) / (2 * complaint_speed_d) as complaint_speed_rest
  from points
),
missing as (
  select *, (satisfaction_rest + on_time_rest + speed_rest + within24h_rest + revenue_rest + response_rest + complaint_speed_rest + 50000007) / 100000000 as missing
  from cuts
),
sums as (
  select
    staff, own_fault, recovered,
    satisfaction_cut + on_time_cut + speed_cut + within24h_cut + revenue_cut + response_cut + complaint_speed_cut + missing + own_fault + recovered as earned,
    satisfaction_cut + case when $place(satisfaction) < missing then 1 else 0 end as satisfaction,
    on_time_cut + case when $place(on_time) < missing then 1 else 0 end as on_time,
    speed_cut + case when $place(speed) < missing then 1 else 0 end as speed,
    within24h_cut + case when $place(within24h) < missing then 1 else 0 end as within24h,
    revenue_cut + case when $place(revenue) < missing then 1 else 0 end as revenue,
    response_cut + case when $place(response) < missing then 1 else 0 end as response,
    complaint_speed_cut + case when $place(complaint_speed) < missing then 1 else 0 end as complaint_speed
  from missing
),
totals as (
  select *, case when earned < 0 then 0 when earned > 10000 then 10000 else earned end as total from sums
)
select
  staff, rank() over (order by total desc) as place, total,
  satisfaction, on_time, speed, within24h, revenue, response, complaint_speed, own_fault, recovered
from totals
order by place, staff
