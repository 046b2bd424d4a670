package org.centrallobby.kit.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.centrallobby.kit.time.LondonTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the jobs where the site is served; a verb of the command line does its own work and nothing else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class JobsConfiguration {
    @Bean
    SmartLifecycle jobs(DataSource database, InstantSource clock, List<RecurringJob> jobs) {
        return new Jobs(database, clock, jobs);
    }

    private static final class Jobs implements SmartLifecycle {
        private final DataSource database;
        private final InstantSource clock;
        private final List<RecurringJob> jobs;
        private volatile boolean running;
        private Scheduler scheduler;

        Jobs(DataSource database, InstantSource clock, List<RecurringJob> jobs) {
            this.database = database;
            this.clock = clock;
            this.jobs = jobs;
            scheduler = build();
        }

        private Scheduler build() {
            List<RecurringTask<Void>> tasks = jobs.stream()
                    .map(job ->
                            Tasks.recurring(job.name(), schedule(job)).execute((instance, context) -> job.runOnce()))
                    .toList();
            return Scheduler.create(database)
                    .startTasks(tasks)
                    .clock(clock::instant)
                    .threads(Math.max(2, tasks.size()))
                    .pollingInterval(Duration.ofSeconds(10))
                    .shutdownMaxWait(Duration.ofSeconds(20))
                    .build();
        }

        private static Schedule schedule(RecurringJob job) {
            return job.dailyAt()
                    .<Schedule>map(time -> Schedules.daily(LondonTime.LONDON, time))
                    .orElseGet(() -> FixedDelay.of(job.pause()));
        }

        @Override
        public void start() {
            scheduler.start();
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            scheduler.stop();
            scheduler = build();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
